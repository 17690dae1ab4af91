/**
 * followers.json in a hall's folder: who has followed it, and where each would answer as the hall. A machine that comes
 * back asks them before it opens: one of them may be the hall by now.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { StoreUnusable } from '../store/unusable.ts'

const ANSWER_WITHIN_MS = 2000
const PORT = 8080
const note = z.record(z.string(), z.string())

function fileIn(data: string): string {
  return join(data, 'followers.json')
}

function readFollowers(data: string): Readonly<Record<string, string>> {
  try {
    return note.parse(JSON.parse(readFileSync(fileIn(data), 'utf8')))
  } catch {
    return {}
  }
}

/** Where a follower answers as the hall when it says nothing else: at its own address and the usual port. */
export function usualAddress(ip: string): string {
  const plain = ip.replace(/^::ffff:/, '')
  return `http://${plain.includes(':') ? `[${plain}]` : plain}:${PORT}`
}

/** Remembers followers of a hall; writes only what is news. */
export function rememberFollowers(data: string): (name: string, address: string) => void {
  const known = new Map(Object.entries(readFollowers(data)))
  return (name, address) => {
    if (known.get(name) === address) return
    known.set(name, address)
    const draft = `${fileIn(data)}.part`
    writeFileSync(draft, JSON.stringify(Object.fromEntries(known)))
    renameSync(draft, fileIn(data))
  }
}

/** The address at which a follower of this folder has become the hall of `site`; null when none has, or none answers. */
export async function successorOf(data: string, site: string): Promise<string | null> {
  const addresses = [...new Set(Object.values(readFollowers(data)))]
  const are = await Promise.all(addresses.map((address) => isHall(address, site)))
  return addresses.find((_address, at) => are[at]) ?? null
}

/** Throws StoreUnusable, so that the hall waits, while another machine is the hall. */
export async function refuseBesideSuccessor(data: string, site: string): Promise<void> {
  const successor = await successorOf(data, site)
  if (successor === null) return
  throw new StoreUnusable(
    `${successor}, which followed this machine, has become the hall: two would give the same numbers. Move ${data} away, and let this machine follow it: npm run hall -- follow --from ${successor} --data FOLDER. To go on here instead, stop that hall; what it has kept since is not here.`,
    'elsewhere',
  )
}

async function isHall(address: string, site: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/health`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    return ((await answer.json()) as { readonly site?: string }).site === site
  } catch {
    return false
  }
}
