"""Nhịp Cầu takes a cooperation agreement from the signed page to the delivered result."""

__version__ = "0.1.0"
