//! How a project changes: command → transaction → change set, and back again.
