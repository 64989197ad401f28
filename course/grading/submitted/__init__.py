"""What came in: files, archives, notebooks in every state, and the lesson's notebook made of them again."""
