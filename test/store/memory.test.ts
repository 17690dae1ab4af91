/** The memory store keeps the contract of every store. */
import { openMemoryStore } from '../../server/store/memory.ts'
import { storeContract } from './contract.ts'

storeContract({ name: 'memory', open: openMemoryStore, clean: () => undefined })
