// What cannot be done by a link or a form: nothing here is needed, every page works without it.
"use strict";
