/** Entry of the duty manager's page: the store first, then the page, the Chinese font after the first paint. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../app/base.css'
import { loadTextFonts } from '../app/mount.ts'
import './manager.css'
import './floor.css'
import FloorDesk from './FloorSession.vue'
import { keepInputMethodKeys } from '../app/composition.ts'

keepInputMethodKeys()
createApp(FloorDesk).use(createPinia()).mount('#app')
requestAnimationFrame(() => setTimeout(() => void loadTextFonts()))
