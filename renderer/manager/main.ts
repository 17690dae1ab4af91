/** Entry of the duty manager's page: the store first, then the page. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../app/base.css'
import { mountDesk } from '../app/mount.ts'
import '../app/text/field-names.ts'
import '../app/text/plan-sentences.ts'
import './manager.css'
import './floor.css'
import FloorSession from './FloorSession.vue'

mountDesk(createApp(FloorSession).use(createPinia()))
