# widgets.py - the widgets of a window, as it tells them to a screen reader
#
# A question to a busy program takes as long as what it is busy with. So a walk asks all that it
# wants to know of one level of the tree at once, and waits once for each level, not for each answer.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import collections

import gi
gi.require_version('Atspi', '2.0')
gi.require_version('GdkPixbuf', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE = 'org.a11y.atspi.Accessible'
PATIENCE = 120 * 1000  # milliseconds for an answer

Box = collections.namedtuple('Box', 'x y width height')


class States:
    """Bits, as they come: two numbers of 32."""

    def __init__(self, numbers):
        self.bits = sum(number << 32 * i for i, number in enumerate(numbers))

    def contains(self, state):
        return bool(self.bits >> int(state) & 1)


class Widget:
    """One node of the tree: what it is and is called as it was then, its states and place as they are."""

    def __init__(self, bus, owner, path):
        self.bus, self.owner, self.path = bus, owner, path
        self.role = self.name = self.description = ''
        self.n_children, self.children = 0, []

    def get_role_name(self):
        return self.role

    def get_name(self):
        return self.name

    def get_description(self):
        return self.description

    def ask(self, interface, method, arguments=None):
        """Fails with GLib.Error if the widget is gone or knows no such thing."""
        return self.bus.call_sync(self.owner, self.path, interface, method, arguments, None,
                                  Gio.DBusCallFlags.NONE, PATIENCE, None).unpack()[0]

    def get_state_set(self):
        return States(self.ask(ACCESSIBLE, 'GetState'))

    def is_in(self, state):
        """Whether it is in that state; what is gone is in none."""
        try:
            return self.get_state_set().contains(state)
        except GLib.Error:
            return False

    def get_extents(self, kind):
        return Box(*self.ask('org.a11y.atspi.Component', 'GetExtents',
                             GLib.Variant('(u)', (int(kind),))))


class Questions:
    """Any number of calls that are on their way at the same time."""

    def __init__(self, bus):
        self.bus, self.waiting = bus, 0

    def ask(self, node, interface, method, arguments, take):
        self.waiting += 1
        self.bus.call(node.owner, node.path, interface, method, arguments, None,
                      Gio.DBusCallFlags.NONE, PATIENCE, None, self.answered, take)

    def answered(self, bus, result, take):
        self.waiting -= 1
        try:
            take(*bus.call_finish(result).unpack())
        except GLib.Error:
            pass  # widgets come and go; one that is gone has no children and no name

    def wait(self):
        while self.waiting > 0:
            GLib.MainContext.default().iteration(True)


class Tree:
    """The programs on the accessibility bus."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                    None, None, Gio.DBusCallFlags.NONE, PATIENCE, None).unpack()[0]
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
            Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)

    def look(self, nodes):
        """Fills in what the nodes are and have: two waits for all of them."""
        questions = Questions(self.bus)
        for node in nodes:
            def properties(values={}, node=node):
                node.name, node.description = values.get('Name', ''), values.get('Description', '')
                node.n_children = values.get('ChildCount', 1)

            def role(number, node=node):
                node.role = Atspi.role_get_name(Atspi.Role(number))

            node.n_children = 1
            questions.ask(node, 'org.freedesktop.DBus.Properties', 'GetAll',
                          GLib.Variant('(s)', (ACCESSIBLE,)), properties)
            questions.ask(node, ACCESSIBLE, 'GetRole', None, role)
        questions.wait()
        for node in nodes:
            def children(found, node=node):
                node.children = [Widget(self.bus, *child) for child in found]

            if node.n_children > 0:
                questions.ask(node, ACCESSIBLE, 'GetChildren', None, children)
        questions.wait()

    def ask_states(self, nodes):
        """Fills in the states of the nodes as they are now: one wait for all of them."""
        questions = Questions(self.bus)
        for node in nodes:
            def states(numbers, node=node):
                node.states = States(numbers)

            node.states = States(())
            questions.ask(node, ACCESSIBLE, 'GetState', None, states)
        questions.wait()

    def application(self, name):
        """The program of that name, if it has a window."""
        root = Widget(self.bus, 'org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root')
        self.look([root])
        self.look(root.children)
        return next((node for node in root.children if node.name == name and node.children), None)

    def walk(self, top):
        """`top` and all that is below it, parents first."""
        level = [top]
        while level:
            self.look(level)
            level = [child for node in level for child in node.children]
        return list(self.listed(top))

    def listed(self, node):
        yield node
        for child in node.children:
            yield from self.listed(child)
