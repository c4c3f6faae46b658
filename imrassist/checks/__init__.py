"""draft + report -> remarks."""
