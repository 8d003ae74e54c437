"""What people say and write in the demonstration, in French: invented, and of nobody in particular."""
