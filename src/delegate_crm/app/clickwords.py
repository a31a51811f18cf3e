# SPDX-License-Identifier: MIT
"""Words that click itself says, declared here so that they stand in our catalogues.

click asks gettext for them by these very texts (`speaking.speak`); nothing else reads this list.
"""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NN_

CLICK_SAYS = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing command."),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Option {name!r} does not take a value."),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
)
