package ai.datamind.semantic.document.compact;

import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricHeader;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.Window;

/** A metric of any kind. */
final class MetricCodec {

    private enum Kind {
        SIMPLE,
        RATIO,
        DERIVED,
        CUMULATIVE,
        CONVERSION
    }

    private static final Kind[] KINDS = Kind.values();
    private static final TimeGranularity[] GRANULARITIES = TimeGranularity.values();

    private MetricCodec() {}

    static void write(Out out, Metric metric) {
        switch (metric) {
            case Metric.Simple simple -> {
                start(out, Kind.SIMPLE, metric);
                measure(out, simple.measure());
            }
            case Metric.Ratio ratio -> {
                start(out, Kind.RATIO, metric);
                input(out, ratio.numerator());
                input(out, ratio.denominator());
            }
            case Metric.Derived derived -> {
                start(out, Kind.DERIVED, metric);
                ModelCodec.expression(out, derived.expression());
                out.list(derived.inputs(), MetricCodec::input);
            }
            case Metric.Cumulative sum -> {
                start(out, Kind.CUMULATIVE, metric);
                measure(out, sum.measure());
                out.maybe(sum.window(), MetricCodec::window);
                out.text(sum.grainToDate());
                out.choice(sum.periodAggregation());
            }
            case Metric.Conversion conversion -> {
                start(out, Kind.CONVERSION, metric);
                measure(out, conversion.base());
                measure(out, conversion.conversion());
                out.text(conversion.entity());
                out.maybe(conversion.window(), MetricCodec::window);
                out.choice(conversion.calculation());
                out.textMap(conversion.constantProperties());
            }
        }
    }

    private static void start(Out out, Kind kind, Metric metric) {
        out.choice(kind);
        header(out, metric.header());
    }

    static Metric read(In in) {
        Kind kind = in.choice(KINDS);
        if (kind == null) {
            throw new IllegalArgumentException("a metric without a kind");
        }
        MetricHeader header = header(in);
        return switch (kind) {
            case SIMPLE -> new Metric.Simple(header, measure(in));
            case RATIO -> new Metric.Ratio(header, input(in), input(in));
            case DERIVED -> new Metric.Derived(header, ModelCodec.expression(in), in.list(MetricCodec::input));
            case CUMULATIVE ->
                new Metric.Cumulative(
                        header,
                        measure(in),
                        in.maybe(MetricCodec::window),
                        in.text(),
                        in.choice(Metric.PeriodAggregation.values()));
            case CONVERSION ->
                new Metric.Conversion(
                        header,
                        measure(in),
                        measure(in),
                        in.text(),
                        in.maybe(MetricCodec::window),
                        in.choice(Metric.Calculation.values()),
                        in.textMap());
        };
    }

    private static void header(Out out, MetricHeader header) {
        out.text(header.name());
        out.text(header.description());
        out.texts(header.synonyms());
        out.text(header.unit());
        out.maybe(header.filter(), FilterCodec::write);
        out.choice(header.granularity());
        out.textMap(header.defaultJoins());
        out.text(header.owner());
        out.texts(header.tags());
        out.choice(header.certification());
    }

    private static MetricHeader header(In in) {
        return new MetricHeader(
                in.text(),
                in.text(),
                in.texts(),
                in.text(),
                in.maybe(FilterCodec::read),
                in.choice(GRANULARITIES),
                in.textMap(),
                in.text(),
                in.texts(),
                in.choice(DocumentCodec.CERTIFICATIONS));
    }

    private static void measure(Out out, MeasureInput input) {
        out.text(input.measure());
        out.maybe(input.filter(), FilterCodec::write);
        out.flag(input.joinToTimeSpine());
        out.maybe(input.fillNullsWith(), Out::number);
    }

    private static MeasureInput measure(In in) {
        return new MeasureInput(in.text(), in.maybe(FilterCodec::read), in.flag(), in.maybe(In::number));
    }

    private static void input(Out out, MetricInput input) {
        out.text(input.metric());
        out.text(input.alias());
        out.maybe(input.filter(), FilterCodec::write);
        out.maybe(input.offsetWindow(), MetricCodec::window);
        out.text(input.offsetToGrain());
    }

    private static MetricInput input(In in) {
        return new MetricInput(
                in.text(), in.text(), in.maybe(FilterCodec::read), in.maybe(MetricCodec::window), in.text());
    }

    private static void window(Out out, Window window) {
        out.number(window.count());
        out.text(window.granularity());
    }

    private static Window window(In in) {
        return new Window(Math.toIntExact(in.number()), in.text());
    }
}
