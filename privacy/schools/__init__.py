"""Schools, nurseries and colleges: those of the list, and those that only sound like one."""
