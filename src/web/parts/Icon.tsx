/** Strokes on a 20 × 20 ground. An icon never stands alone: the word beside it carries the meaning. */
const strokes = {
  tick: 'M4 10.5l4 4 8-9',
  cross: 'M5 5l10 10M15 5L5 15',
  question: 'M7 7.5a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1-1.4 2.1M10 15v.6',
  missing: 'M6 3h6l3 3v11H6zM8.5 9.5l3.5 3.5M12 9.5L8.5 13',
  warning: 'M10 3.5l7.5 13h-15zM10 8.5v3.6M10 14v.6',
  stop: 'M6.5 2.5h7l4 4v7l-4 4h-7l-4-4v-7zM10 6v5M10 13.4v.6',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6v4.2l2.8 1.8',
  dot: 'M10 7.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  plus: 'M10 4v12M4 10h12',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  left: 'M12.5 4.5L7 10l5.5 5.5',
  right: 'M7.5 4.5L13 10l-5.5 5.5',
  bin: 'M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  camera: 'M3 6.5h3.5l1.2-2h4.6l1.2 2H17v9.5H3zM10 8.3a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6z',
  file: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5',
  upload: 'M10 13V4M6 8l4-4 4 4M4 13.5v3h12v-3',
  download: 'M10 4v9M6 9l4 4 4-4M4 13.5v3h12v-3',
  retry: 'M15.5 7A6.3 6.3 0 1 0 16 11.5M16 3.5V7h-3.5',
  person: 'M10 3.5a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4zM3.8 17c.6-3.3 3-5 6.2-5s5.6 1.7 6.2 5',
  printer: 'M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6z',
  offline: 'M3 3l14 14M5.8 9.2A3.7 3.7 0 0 0 6.5 16H13M8.6 5.3A4.4 4.4 0 0 1 14.6 9a3.3 3.3 0 0 1 1.6 5.7',
  honour: 'M10 2.8a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2zM7 11.2L5.8 17.5 10 15.3l4.2 2.2L13 11.2',
} as const
export type IconName = keyof typeof strokes

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={strokes[name]} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
