import { lazy, Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { Loading } from './parts/states.tsx'

const Gallery = import.meta.env.DEV ? lazy(() => import('./gallery/Gallery.tsx')) : undefined

export function App() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        {Gallery !== undefined && <Route path="/gallery" element={<Gallery />} />}
      </Routes>
    </Suspense>
  )
}
