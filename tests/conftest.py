"""What holds for every test."""

from hypothesis import HealthCheck, settings

# How long an example takes says something of the machine, and nothing of the program: cost is asserted by its growth.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
