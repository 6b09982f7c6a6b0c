"""What Surefoot has to say, in other programs' formats."""
