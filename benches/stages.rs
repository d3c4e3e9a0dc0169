//! How long each stage takes, at 80 measures (the first site) and at 800 (the same ten times over).
//! Run with `cargo bench`.

mod scaled;

use divan::{Bencher, black_box};
use duizhao::build::{self, Options};
use duizhao::check::{self, Evidence};
use duizhao::publish::{Protected, Stop, publish};
use duizhao::render::{self, Context};
use duizhao::site::relate::{Linked, relate};
use duizhao::site::route::Route;
use duizhao::theme::Theme;
use duizhao::{content, open_data, search, seed, site, sitemap, theme};

const TIMES: [u32; 2] = [1, 10];

fn main() {
    divan::main();
}

fn linked(times: u32) -> Linked {
    let site = content::load(&scaled::site(times)).and(site::resolve).value;
    relate(site.expect("the scaled site is sound"))
}

fn theme(linked: &Linked) -> Theme {
    theme::load(&scaled::site(1), "default", &linked.site.languages).value.expect("the default theme is sound")
}

#[divan::bench(args = TIMES)]
fn a_seed_parse(bencher: Bencher, times: u32) {
    let files = scaled::site(times);
    let text = files.text("seeds/taicang-80-measures.txt").expect("the document is UTF-8");
    bencher.bench_local(|| seed::parse("seeds/taicang-80-measures.txt", black_box(text)));
}

#[divan::bench(args = TIMES)]
fn b_content_load(bencher: Bencher, times: u32) {
    let files = scaled::site(times);
    bencher.bench_local(|| content::load(black_box(&files)));
}

#[divan::bench(args = TIMES)]
fn c_resolve_and_relate(bencher: Bencher, times: u32) {
    let files = scaled::site(times);
    let content = || content::load(&files).value.expect("the scaled site is sound");
    bencher.with_inputs(content).bench_local_values(|content| site::resolve(content).map(relate));
}

#[divan::bench(args = TIMES)]
fn d_check(bencher: Bencher, times: u32) {
    let linked = linked(times);
    bencher.bench_local(|| check::check(black_box(&linked), &Evidence::default()));
}

#[divan::bench]
fn e_theme_load(bencher: Bencher) {
    let linked = linked(1);
    bencher.bench_local(|| theme(black_box(&linked)));
}

#[divan::bench(args = TIMES)]
fn f_render_all_pages(bencher: Bencher, times: u32) {
    let linked = linked(times);
    let theme = theme(&linked);
    let search = search::index(&linked);
    let context = Context { draft: false, search_index: &search.names, documents: &[] };
    let routes = Route::all(&linked.site);
    bencher
        .bench_local(|| routes.iter().map(|route| render::page(&linked, &theme, *route, &context)).collect::<Vec<_>>());
}

#[divan::bench(args = TIMES)]
fn g_search_index(bencher: Bencher, times: u32) {
    let linked = linked(times);
    bencher.bench_local(|| search::index(black_box(&linked)));
}

#[divan::bench(args = TIMES)]
fn h_open_data_and_sitemap(bencher: Bencher, times: u32) {
    let linked = linked(times);
    bencher.bench_local(|| (open_data::files(black_box(&linked)), sitemap::files(&linked.site)));
}

#[divan::bench(args = TIMES)]
fn i_whole_build(bencher: Bencher, times: u32) {
    let files = scaled::site(times);
    bencher.bench_local(|| build::build(black_box(&files), &Options::default()));
}

#[divan::bench(args = TIMES, sample_count = 20)]
fn j_publish_unchanged(bencher: Bencher, times: u32) {
    let public =
        build::build(&scaled::site(times), &Options::default()).value.expect("the scaled site is sound").public;
    let folder = tempfile::tempdir().expect("a folder for the benchmark");
    let (out, protected) = (folder.path().join("public"), Protected::of(folder.path()));
    publish(&public, &out, &protected, &Stop::default());
    bencher.bench_local(|| publish(&public, &out, &protected, &Stop::default()));
}

#[divan::bench(args = TIMES, sample_count = 10, sample_size = 1)]
fn k_publish_first(bencher: Bencher, times: u32) {
    let public =
        build::build(&scaled::site(times), &Options::default()).value.expect("the scaled site is sound").public;
    let folder = || tempfile::tempdir().expect("a folder for the benchmark");
    bencher.with_inputs(folder).bench_local_values(|folder| {
        publish(&public, &folder.path().join("public"), &Protected::of(folder.path()), &Stop::default());
        folder
    });
}
