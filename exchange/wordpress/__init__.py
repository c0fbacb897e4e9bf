"""The way out: the whole site as a file that WordPress' importer takes (WXR 1.2)."""
