package dev.efsshare.paper.exhibit;

import static dev.efsshare.paper.chart.Words.number;

import dev.efsshare.paper.chart.LineChart;
import dev.efsshare.paper.chart.Scale;
import dev.efsshare.paper.chart.Spread;
import dev.efsshare.paper.chart.Words;
import dev.efsshare.paper.data.Data;
import dev.efsshare.paper.data.MissingDataException;
import dev.efsshare.paper.data.Prices;
import dev.efsshare.paper.data.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What it costs at AWS's list prices, by {@link CostModel}. */
final class Costs {
  private static final double MILLION = 1e6;
  private static final List<Double> REQUESTS = List.of(1e4, 1e5, 1e6, 1e7, 1e8);
  private static final List<Double> MODELS_GB = List.of(0.005, 0.02, 0.05, 0.1, 0.2, 0.5);

  private Costs() {}

  static List<Exhibit> all() {
    return List.of(
        Exhibit.figure("cost-requests", "Cost by requests", Source.PRICES, Costs::byRequests),
        Exhibit.figure("cost-model", "Cost by size of the model", Source.PRICES, Costs::byModel),
        Exhibit.table("prices", "Prices and assumptions", Source.PRICES, Costs::table));
  }

  private static Content byRequests(Data data) throws MissingDataException, IOException {
    Prices prices = data.prices();
    double model = prices.assumption("model_gb");
    CostModel costs = new CostModel(prices, model);
    List<LineChart.Line> lines = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (CostModel.Way way : CostModel.Way.values()) {
      List<LineChart.Point> points = new ArrayList<>();
      for (double requests : REQUESTS) {
        points.add(point(requests, costs.month(way, requests)));
      }
      lines.add(new LineChart.Line(way.label, points));
      words.add("%s %s".formatted(way.label, number(costs.month(way, MILLION))));
    }
    return new Content.Figure(
        new LineChart(
            "requests a month",
            "USD a month, model of %s GB".formatted(Words.tick(model)),
            new Scale.Decades(Costs::count),
            new Scale.Decades(Words::tick),
            lines),
        "A million requests a month, of which %s %% start an environment that reads a model of %s GB, cost in US dollars (%s): %s. %s"
            .formatted(
                Words.tick(100 * prices.assumption("starts_per_request")),
                Words.tick(model),
                prices.validity(),
                String.join("; ", words),
                limit(costs, model)));
  }

  private static String limit(CostModel costs, double model) throws MissingDataException {
    return "With Bursting, %s GB kept deliver %s GB a month, enough for %s requests; for more, more is kept, %s GB for a million."
        .formatted(
            Words.tick(model),
            number(costs.deliveredByModel()),
            number(costs.requestsWithinModel()),
            number(costs.kept(MILLION)));
  }

  private static Content byModel(Data data) throws MissingDataException, IOException {
    Prices prices = data.prices();
    List<LineChart.Line> lines = new ArrayList<>();
    for (CostModel.Way way : CostModel.Way.values()) {
      List<LineChart.Point> points = new ArrayList<>();
      for (double model : MODELS_GB) {
        points.add(point(model * THOUSAND, new CostModel(prices, model).month(way, MILLION)));
      }
      lines.add(new LineChart.Line(way.label, points));
    }
    double largest = MODELS_GB.getLast();
    double ratio =
        lines.get(0).points().getLast().values().median()
            / lines.get(1).points().getLast().values().median();
    return new Content.Figure(
        new LineChart(
            "size of the model, MB",
            "USD a month, a million requests",
            new Scale.Decades(Words::tick),
            new Scale.Decades(Words::tick),
            lines),
        "Fetching a model of %s MB for each request costs %s times what the share with Elastic throughput costs (%s). Bursting has the price of the %s GB that must be kept to deliver it."
            .formatted(
                Words.tick(largest * THOUSAND),
                number(ratio),
                prices.validity(),
                number(new CostModel(prices, largest).kept(MILLION))));
  }

  private static final double THOUSAND = 1e3;

  private static Content table(Data data) throws MissingDataException, IOException {
    Prices prices = data.prices();
    List<Prices.Item> items = new ArrayList<>(prices.prices());
    items.addAll(prices.assumptions());
    List<List<String>> rows =
        items.stream()
            .map(item ->
                List.of(item.what(), BigDecimal.valueOf(item.value()).toPlainString(), item.unit()))
            .toList();
    return new Content.Table(
        List.of("", "value", "unit"),
        rows,
        "Prices are %s. %s".formatted(prices.validity(), prices.note()));
  }

  private static LineChart.Point point(double x, double cost) {
    return new LineChart.Point(x, new Spread(List.of(cost), false));
  }

  private static String count(double requests) {
    return requests >= MILLION
        ? Words.tick(requests / MILLION) + " M"
        : Words.tick(requests / THOUSAND) + " k";
  }
}
