const shapes = {
  back: 'M15 5l-7 7 7 7',
  go: 'M9 5l7 7-7 7',
  home: 'M3.5 11.5L12 4l8.5 7.5M6 10v10h12V10M12 17.5v-5M9.5 15h5',
  me: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.5c1-4.5 4-6.5 7.5-6.5s6.5 2 7.5 6.5',
  speak: 'M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  letters: 'M3 19l5.5-14L14 19M5 14.5h7M15.5 12H21M18.2 9.3v5.5',
  family:
    'M8.5 4.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4zM16.5 7a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM2.5 20c.6-4.3 3-6.5 6-6.5s5.4 2.2 6 6.5M15.5 14.5c3 0 5.2 1.7 6 5',
  code: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM20 14v6h-6',
  messages: 'M4 5h16v11H9.5L5 20v-4H4zM8 9.5h8M8 12.5h5',
  done: 'M5 12.5l4.5 4.5L19 7.5',
  notice: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v5.5M12 7.6v.1',
} as const
export type IconName = keyof typeof shapes

/** A drawing beside words; it says nothing by itself. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="ico" viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  )
}
