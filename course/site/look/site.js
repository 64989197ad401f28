// Puts an explorer into each place of the page that waits for one, once it comes near, and all of them before printing.
const places = () => document.querySelectorAll(".nnk-here:not([data-filled])");
const fill = (place) => {
  place.dataset.filled = "";
  place.replaceChildren();
  show(place, JSON.parse(place.dataset.shows), { shares: true });
};
const near = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) if (isIntersecting) near.unobserve(target), fill(target);
}, { rootMargin: "600px" });
for (const place of places()) near.observe(place);
addEventListener("beforeprint", () => places().forEach(fill));
