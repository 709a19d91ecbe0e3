# METADATA
# description: |
#   What is told of a subject and what is a detail of that: an administrator is one finding. Where a shape fires, what
#   its grants suffice for is its detail; else a path whose actions contain those of another one, at least as severe.
package iamgate.judge.folding

import data.iamgate.judge.paths
import data.iamgate.judge.reach
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

# What is left when the shapes have taken their details.
_left[id] := {path | some path, _ in by_path; not _shape_of[id][path]} if some id, by_path in paths.fired

# The steps of a path that the subject can take, whatever the state.
_taken[id][path] := [{key | some key in step; _keys[id][key]} | some step in _table.paths[path].steps] if {
	some id, left in _left
	some path in left
}

_keys[id] := {key | some by_key in reach.by_key[id]; some key, _ in by_key} if some id, _ in _left

# Paths that a path contains: whatever it is taken with, it takes each of their steps.
_holds[id][path] contains other if {
	some id, left in _left
	some path in left
	some other in _table.within[path]
	left[other]
	_as_severe(id, other, path)
}

# Or one of them for each way to take one step.
_holds[id][path] contains other if {
	some id, left in _left
	some path in left
	some place, keys in _taken[id][path]
	found := {key: others |
		some key in keys
		others := {other |
			some other in _table.by_action[key]
			left[other]
			other != path
			not _generic[other]
			_as_severe(id, other, path)
			_within(other, _with(_taken[id][path], place, key))
		}
	}
	every others in found { count(others) > 0 }
	some others in found
	some other in others
}

# Said of passing roles as such, and details of each path that passes one.
_generic := {"iam-passrole-unrestricted", "iam-passrole-any-service-sink"}

_as_severe(id, other, path) if paths.fired[id][other].level <= paths.fired[id][path].level

_with(steps, place, key) := array.concat(
	array.concat(array.slice(steps, 0, place), [{key}]),
	array.slice(steps, place + 1, count(steps)),
)

# `@` tells a step on some resources only: it is one on any as well, and not the other way round.
_within(other, steps) if {
	every step in _table.paths[other].steps { _is_part(step, steps) }
}

_is_part(step, steps) if {
	some keys in steps
	every key in keys { _stands_for(key, step) }
}

_stands_for(key, step) if key in step

_stands_for(key, step) if {
	_table.scoped[key]
	_table.scoped[key].action in step
}

# Two that contain each other: the more severe one is told, then the one that is named first.
_below[id][path] := {other | some other in others; not _goes_first(id, path, other)} if {
	some id, by_path in _holds
	some path, others in by_path
}

_goes_first(id, path, other) if {
	_holds[id][other][path]
	[paths.fired[id][path].level, path] < [paths.fired[id][other].level, other]
}

_below_all[id] := {path: object.get(_below, [id, path], set()) | some path in left} if some id, left in _left

# Each detail is told once, with the most severe path that it contains; none is lost.
_tops_of_paths[id] := {path | some path in left; count(_below_all[id][path]) == 0} if some id, left in _left

_path_of[id][path] := first if {
	some id, below in _below_all
	some path, others in below
	count(others) > 0
	tops := graph.reachable(below, {path}) & _tops_of_paths[id]
	[_, first] := min({[paths.fired[id][top].level, top] | some top in tops})
}

# What the same statements are said to be is said once.
_by_others(id, inner, outer) if count(shapes.of[id][inner].grants - shapes.of[id][outer].grants) > 0

# METADATA
# description: "{subject: {entry of the catalogue: {details}}}: what is told, shapes and paths"
told[id][shape] := {"details": (paths_of | shapes_of)} if {
	some id, tops in _tops
	some shape in tops
	paths_of := {path | some path, top in _shape_of[id]; top == shape}
	shapes_of := {inner | some inner, outer in _above[id]; outer == shape; _by_others(id, inner, outer)}
}

told[id][path] := {"details": {detail | some detail, top in _path_of[id]; top == path}} if {
	some id, left in _left
	some path in left
	not _path_of[id][path]
}
