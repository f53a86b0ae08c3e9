/** The name with its mark: something that comes up out of the ground. */
export function Brand({ href, name }: { href: string; name: string }) {
  return (
    <a class="brand" href={href}>
      <svg class="mark" width="30" height="30" viewBox="0 0 30 30" aria-hidden="true">
        <path class="stalk" d="M15 25V13M3.5 25.5c3.5-1.4 7.3-2 11.5-2s8 .6 11.5 2" />
        <path
          class="leaf"
          d="M15 18.5C9 18.5 5.5 15.5 5 10c6 .2 9.7 3 10 8.5zM15 14c.2-6.5 4-10 10.5-10.5C25.5 10 22 13.8 15 14z"
        />
      </svg>
      <span lang="nl">{name}</span>
    </a>
  );
}
