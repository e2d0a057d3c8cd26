"""What the council says: topics and their answers, local facts, the words of the flows. Imports nothing of ours."""
