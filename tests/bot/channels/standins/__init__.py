"""What stands where a provider's API is: signs requests as the provider does, and checks every call we make to it."""
