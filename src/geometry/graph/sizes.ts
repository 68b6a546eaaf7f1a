/** Distances of the map at zoom 1, px. */

/** Of a node's disc. */
export const RADIUS = 18
/** From column to column: a name of some twenty letters has room. */
export const PITCH_X = 150
/** Room of a node above and below its middle: the ring with a badge, and two lines of text. */
export const NODE_ABOVE = 26
export const NODE_BELOW = 58
/** From node to node in a column. */
export const PITCH_Y = NODE_ABOVE + NODE_BELOW
/** Room of a passing link at either side. */
export const JOINT_ROOM = 8
/** Between parts that do not hang together, and around the nodes of a group. */
export const PART_GAP = 48
/** Width to height of a whole map, as of most screens. */
export const ASPECT = 1.6
/** Of a group's frame around the room of its nodes: for its name above, and at the other sides. */
export const FRAME_HEAD = 28
export const FRAME_PAD = 10
