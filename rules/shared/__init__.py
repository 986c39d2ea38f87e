"""What the families of rules share: what words name, what stands where, what a number may be of. Knows no family."""
