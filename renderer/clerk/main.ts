/** Starts the clerk's console. */
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { mountDesk } from '../app/mount.ts'
import '../app/text/field-names.ts'
import ClerkPage from './ClerkPage.vue'
import './clerk.css'

setActivePinia(createPinia())
mountDesk(createApp(ClerkPage))
