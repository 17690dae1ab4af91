/** The one thing a page gets from its shell: `window.yichuang`, as domain/contract/bridge.ts says; nothing else crosses. */
import { contextBridge, ipcRenderer } from 'electron'
import { BRIDGE_CHANNELS, type ShellBridge } from '../domain/contract/bridge.ts'

const isKiosk = process.argv.includes('--yichuang-shell=kiosk')
const bridge: ShellBridge = {
  shell: isKiosk ? 'kiosk' : 'display',
  printerStatus: () => ipcRenderer.invoke(BRIDGE_CHANNELS.printerStatus),
  print: (bytes) => ipcRenderer.invoke(BRIDGE_CHANNELS.print, bytes),
  ...(isKiosk
    ? {
        journal: {
          load: () => ipcRenderer.invoke(BRIDGE_CHANNELS.loadJournal),
          save: (journal) => ipcRenderer.invoke(BRIDGE_CHANNELS.saveJournal, journal),
        },
      }
    : {}),
  alive: () => ipcRenderer.send(BRIDGE_CHANNELS.alive),
  restart: () => ipcRenderer.send(BRIDGE_CHANNELS.restart),
}

contextBridge.exposeInMainWorld('yichuang', bridge)
// Electron would open the system's print window, a door to files and settings; slips go through the bridge.
contextBridge.executeInMainWorld({ func: () => Reflect.set(globalThis, 'print', () => undefined) })
