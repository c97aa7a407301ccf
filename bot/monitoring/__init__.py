"""What whoever runs the bot can watch: is it alive, is it ready, and figures for Prometheus."""

from bot.monitoring.metrics import Metrics
from bot.monitoring.monitor import Monitor

__all__ = ["Metrics", "Monitor"]
