import type { ReportPhoto } from './types.ts';

/** A photo, and below it the words that say what is on it. `at`: where its pictures are. */
export function PhotoFigure({ photo, at }: { photo: ReportPhoto; at: string }) {
  return (
    <figure class="photo">
      <img src={`${at}/${photo.id}`} alt="" width={photo.width} height={photo.height} loading="lazy" />
      <figcaption>
        <bdi>{photo.words}</bdi>
      </figcaption>
    </figure>
  );
}
