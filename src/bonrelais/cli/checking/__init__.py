"""What `bonrelais check` looks at, a file a subject."""
