"""When the states of a recurrent network moved, what they hold, and how far back they reach."""

from textcls.attribution.states.account import state_trace
from textcls.attribution.states.looks import gates, hidden_states, saturation
from textcls.attribution.states.memory import memory
from textcls.attribution.states.walk import has_gates, has_states

__all__ = [
    "gates",
    "has_gates",
    "has_states",
    "hidden_states",
    "memory",
    "saturation",
    "state_trace",
]
