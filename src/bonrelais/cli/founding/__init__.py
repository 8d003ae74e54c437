"""A new programme: what is asked, what is answered, and the programme that comes out."""
