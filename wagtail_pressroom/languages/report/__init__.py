"""The report "Translations of releases": releases by languages."""
