import './tokens.css'
import './base.css'
import './print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { watchWayBack } from './acts/holdingBack.ts'
import { App } from './App.tsx'
import { keepFocus } from './parts/keepFocus.ts'
import { isElder, setElder } from './shell/elder.ts'

setElder(isElder())

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
keepFocus(root)
watchWayBack()
createRoot(root).render(
  <StrictMode>
    <BrowserRouter basename={import.meta.env.BASE_URL}>
      <App />
    </BrowserRouter>
  </StrictMode>,
)
