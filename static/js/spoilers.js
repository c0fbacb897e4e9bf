/* All of the shield, in the order in which it works. A live site has these written out here, for they stand before the
   first paint and each would be a request of its own; see config/static_files.py. */
import "./shield-memory.js";
import "./shield-rules.js";
import "./shield.js";
import "./shield-picker.js";
import "./reading.js";
