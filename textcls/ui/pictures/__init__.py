"""Pictures made of buttons: the text token by token, and tokens by models."""
