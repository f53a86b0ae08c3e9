import type { ReportPhoto } from './types.ts';

/** A photo with its description below it. `basePath`: where the pictures are served. */
export function PhotoFigure({ photo, basePath }: { photo: ReportPhoto; basePath: string }) {
  return (
    <figure class="photo">
      <img src={`${basePath}/${photo.id}`} alt="" width={photo.width} height={photo.height} loading="lazy" />
      <figcaption>
        <bdi>{photo.description}</bdi>
      </figcaption>
    </figure>
  );
}
