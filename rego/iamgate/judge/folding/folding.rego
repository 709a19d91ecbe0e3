# METADATA
# description: |
#   What is told of a subject and what is a detail of that: an administrator is one finding. Where a shape fires, what
#   its grants suffice for is its detail; else a path whose actions contain those of another one, at least as severe.
package iamgate.judge.folding

import data.iamgate.judge.paths
import data.iamgate.judge.shapes

_table := data.iamgate.data.catalogue

_ranks := {shape: rank | some rank, shape in shapes.order}

# Shapes that stand for themselves, and the one that each of the others is a detail of.
_above[id][shape] := outer[0] if {
	some id, by_shape in shapes.of
	some shape, _ in by_shape
	outer := [other |
		some other in shapes.order
		by_shape[other]
		_ranks[other] < _ranks[shape]
		_contains(other, shape, by_shape)
	]
	count(outer) > 0
}

_contains("wildcard-admin", _, _)

_contains("wildcard-iam-service", _, _)

_contains(outer, inner, by_shape) if {
	count(by_shape[inner].paths - by_shape[outer].paths) == 0
}

_tops[id] := [shape |
	some shape in shapes.order
	by_shape[shape]
	not _above[id][shape]
] if {
	some id, by_shape in shapes.of
}

# The shape that a path is a detail of.
_shape_of[id][path] := holding[0] if {
	some id, by_path in paths.fired
	some path, _ in by_path
	holding := [shape | some shape in _tops[id]; shapes.of[id][shape].paths[path]]
	count(holding) > 0
}

# Paths within a path that fires as well, at least as severe.
_within[id][path] := {other |
	some other in _table.within[path]
	by_path[other].level <= by_path[path].level
	not _shape_of[id][other]
} if {
	some id, by_path in paths.fired
	some path, _ in by_path
	not _shape_of[id][path]
}

_tops_of_paths[id] := {path |
	some path, smaller in by_path
	count(smaller) == 0
} if {
	some id, by_path in _within
}

# Each detail is told once: with the most severe path within it. The generic PassRole entries are the only ones that may
# hold but details.
_path_of[id][path] := first if {
	some id, by_path in _within
	some path, smaller in by_path
	count(smaller) > 0
	[_, first] := min({[paths.fired[id][top].level, top] | some top in _tops_within(id, smaller)})
}

_tops_within(id, smaller) := direct if {
	direct := smaller & _tops_of_paths[id]
	count(direct) > 0
} else := {top | some path in smaller; some top in _within[id][path]} & _tops_of_paths[id]

# METADATA
# description: "{subject: {entry of the catalogue: {details}}}: what is told, shapes and paths"
told[id][shape] := {"details": paths_of | shapes_of} if {
	some id, tops in _tops
	some shape in tops
	paths_of := {path | some path, top in _shape_of[id]; top == shape}
	shapes_of := {inner | some inner, outer in _above[id]; outer == shape}
}

told[id][path] := {"details": {detail | some detail, top in _path_of[id]; top == path}} if {
	some id, tops in _tops_of_paths
	some path in tops
}
