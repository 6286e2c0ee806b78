"""What can be done: each module declares its `COMMANDS` below the functions that do them."""
