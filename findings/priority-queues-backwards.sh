#!/bin/sh
# Guess: a priority queue hands out equal priorities in the order of their coming, or, as a heap promises nothing, in
# some mixed order that nobody would notice.
# Really: six packages of npm hand out eight of equal priority as 1 8 7 6 5 4 3 2: the first, and then exactly
# BACKWARDS, whoever came second is last. Hundred behave alike. async.priorityQueue keeps the order, as a stable sort
# does; a number of arrival in the comparison mends the others.
# Whom it hurts: a line of people with a few privileged classes, where nearly all are equal: it looks right with three
# people of three classes, and turns the hall round on a full day.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='tinyqueue@3.0.0 flatqueue@3.1.0 heap-js@2.7.1 fastpriorityqueue@0.8.0 js-priority-queue@0.1.5 @datastructures-js/priority-queue@6.4.0 async@3.2.6'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import * as tiny from 'tinyqueue'
import * as flat from 'flatqueue'
import { Heap } from 'heap-js'
import Fast from 'fastpriorityqueue'
import Js from 'js-priority-queue'
import * as structures from '@datastructures-js/priority-queue'
import async from 'async'
const by = (a, b) => a.rank - b.rank
const made = {
  tinyqueue: () => [new (tiny.default ?? tiny.TinyQueue)([], by), 'push', 'pop'],
  'heap-js': () => [new Heap(by), 'push', 'pop'],
  fastpriorityqueue: () => [new Fast((a, b) => a.rank < b.rank), 'add', 'poll'],
  'js-priority-queue': () => [new Js({ comparator: by }), 'queue', 'dequeue'],
  '@datastructures-js/priority-queue': () => [new structures.PriorityQueue(by), 'enqueue', 'dequeue'],
}
const people = (count) => Array.from({ length: count }, (_, at) => ({ no: at + 1, rank: 1 }))
const servedBy = (make, count) => {
  const [queue, add, take] = make()
  for (const one of people(count)) queue[add](one)
  return people(count).map(() => queue[take]().no)
}
const servedByFlat = (count) => {
  const queue = new (flat.default ?? flat.FlatQueue)()
  for (const { no, rank } of people(count)) queue.push(no, rank)
  return people(count).map(() => queue.pop())
}
const servedByAsync = (count) =>
  new Promise((done) => {
    const order = []
    const queue = async.priorityQueue((one, next) => {
      order.push(one.no)
      next()
      if (order.length === count) done(order)
    }, 1)
    for (const one of people(count)) queue.push(one, one.rank)
  })
const seen = {}
for (const [name, make] of Object.entries(made)) seen[name] = servedBy(make, 8).join(' ')
seen.flatqueue = servedByFlat(8).join(' ')
seen['async.priorityQueue'] = (await servedByAsync(8)).join(' ')
seen['Array.sort'] = people(8).sort(by).map(({ no }) => no).join(' ')
seen['of a hundred, the second comes at place'] = [
  ...Object.values(made).map((make) => servedBy(make, 100).indexOf(2) + 1),
  servedByFlat(100).indexOf(2) + 1,
]
const backwards = '1 8 7 6 5 4 3 2'
const expected = {
  tinyqueue: backwards,
  'heap-js': backwards,
  fastpriorityqueue: backwards,
  'js-priority-queue': backwards,
  '@datastructures-js/priority-queue': backwards,
  flatqueue: backwards,
  'async.priorityQueue': '1 2 3 4 5 6 7 8',
  'Array.sort': '1 2 3 4 5 6 7 8',
  'of a hundred, the second comes at place': [100, 100, 100, 100, 100, 100],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
