/** Starts the clerk's console. */
import { createPinia, setActivePinia } from 'pinia'
import { mountPage } from '../app/mount.ts'
import ClerkPage from './ClerkPage.vue'
import './clerk.css'

setActivePinia(createPinia())
mountPage(ClerkPage)
