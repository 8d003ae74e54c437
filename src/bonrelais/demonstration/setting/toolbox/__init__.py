"""The shared toolbox of the demonstration. Tools, amounts and conditions are plausible and invented."""
