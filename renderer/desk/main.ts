/** Entry of the page for whoever serves: first contacts, matters in one's hands, one's own day. */
import { createApp } from 'vue'
import { mountDesk } from '../app/mount.ts'
import '../app/text/field-names.ts'
import './desk.css'
import DeskPage from './DeskPage.vue'

mountDesk(createApp(DeskPage))
