"""Forecasting later, and writing down what people call."""
