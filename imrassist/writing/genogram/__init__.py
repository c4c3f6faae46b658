"""The outline genogram (guidance S5.2): who belongs to whom, in words, as a sketch of signs, and as plain shapes."""
