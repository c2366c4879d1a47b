"""Ready page types, thin: a site that subclasses the mixins leaves this app out."""
