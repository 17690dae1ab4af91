/** Starts the clerk's console. */
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { mountDesk } from '../app/mount.ts'
import ClerkPage from './ClerkPage.vue'
import './clerk.css'

setActivePinia(createPinia())
mountDesk(createApp(ClerkPage))
