"""Press releases: the mixin, its body blocks, departments and topics."""
