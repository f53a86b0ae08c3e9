/** The line between page and ground, with what comes up along it. */
export function FooterArt() {
  return (
    <svg
      class="ground"
      viewBox="0 0 1200 60"
      height="60"
      preserveAspectRatio="xMinYMax slice"
      aria-hidden="true"
    >
      <path class="earth" d="M0 40C160 22 300 22 460 34s330 22 480 8 190-14 260-8v26H0z" />
    </svg>
  );
}
