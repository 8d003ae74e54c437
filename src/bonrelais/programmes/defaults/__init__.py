"""What a new programme starts with. All of it can be changed on the programme's own pages."""
