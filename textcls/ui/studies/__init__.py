"""What a model is found to do over many texts: its filters, and its phrases."""
